import { t } from '../imports/words.ts'
import type { ImportFile } from '../imports/import-file.ts'
import { useUpload } from '../imports/upload.ts'
import type { ImportDoor } from '../imports/useImport.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'

const sent = ({ name, base64 }: ImportFile = { name: '', base64: '' }) => ({ file: name, base64 })

/** The company's report of minutes online: one file a time. */
export function useOnlineDoor(): ImportDoor {
  const { share, send } = useUpload()
  const look = useDirectCommand('/api/online/import/preview', send)
  const bring = useDirectCommand('/api/online/import', send)
  return {
    title: () => t('online.title'),
    text: () => t('online.text'),
    types: ['.xlsx', '.csv'],
    many: false,
    preview: ([file]) => look.run(sent(file)),
    apply: ([file], filesHash, skipBadRows) => bring.run({ ...sent(file), filesHash, skipBadRows }),
    get busy() {
      return look.busy || bring.busy
    },
    get share() {
      return share.value
    },
    get failure() {
      return look.failure ?? bring.failure
    },
    forget() {
      look.forget()
      bring.forget()
    },
  }
}
