import type { Ctx } from '../kernel/ctx.ts'
import { importSeason } from '../seasons/import.ts'
import { fromBase64 } from '../files/base64.ts'
import type { OnlineReport } from './import-input.ts'

/**
 * The company's daily report of minutes online, by 学号 or desk account: the season's import with this one table, so
 * that preview, hash, and what a second report of the same dates withdraws are the same.
 */
export const importOnline = (ctx: Ctx, { file, base64, ...options }: OnlineReport) =>
  importSeason(ctx, {
    ...options,
    action: 'online.import',
    files: [{ name: file, bytes: fromBase64(base64), as: 'online' }],
  })
