import { t } from '../imports/words.ts'
import type { ImportDoor } from '../imports/useImport.ts'
import { useDirectCommand } from '../offline/useDirectCommand.ts'

/** The company's report of minutes online: one file a time. */
export function useOnlineDoor(): ImportDoor {
  const look = useDirectCommand('/api/online/import/preview')
  const bring = useDirectCommand('/api/online/import')
  return {
    title: () => t('online.title'),
    text: () => t('online.text'),
    types: ['.csv'],
    many: false,
    preview: ([file]) => look.run({ base64: file?.base64 ?? '' }),
    apply: ([file], filesHash, skipBadRows) =>
      bring.run({ base64: file?.base64 ?? '', filesHash, skipBadRows }),
    get busy() {
      return look.busy || bring.busy
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
