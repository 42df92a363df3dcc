import { Fault } from '../kernel/fault.ts'

/** Where the font of paper comes from: a file beside the program on Node, an asset on the edge. It has ten megabytes. */
export type FontSource = () => Promise<Uint8Array>

/** Without a font there is no paper; spreadsheets need none. */
export const noFont: FontSource = async () => {
  throw new Fault('unavailable')
}
