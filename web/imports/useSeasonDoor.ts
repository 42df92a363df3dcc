import { useDirectCommand } from '../offline/useDirectCommand.ts'
import { useUpload } from './upload.ts'
import type { ImportDoor } from './useImport.ts'
import { t } from './words.ts'

/** The tables of a season, one or all of them: as sheets of a workbook, as CSV files, or as their folder. */
export function useSeasonDoor(done: () => void): ImportDoor {
  const { share, send } = useUpload()
  const look = useDirectCommand('/api/seasons/import/preview', send)
  const bring = useDirectCommand('/api/seasons/import', send)
  return {
    title: () => t('season.title'),
    text: () => t('season.text'),
    types: ['.xlsx', '.csv', '.json'],
    many: true,
    preview: (files) => look.run({ files }),
    apply: (files, filesHash, skipBadRows) => bring.run({ files, filesHash, skipBadRows }),
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
    done,
  }
}
