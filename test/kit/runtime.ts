/**
 * What the kit needs of the runtime that the tests run in. There are two of them, chosen by `imports` in package.json:
 * on Node the database is a file, in workerd it is behind HTTP. No test asks which of them it is.
 */
import type { Database } from '../../api/kernel/db.ts'
import type { FontSource } from '../../api/sheets/font.ts'
import type { Drawn } from './pixels.ts'

/** What a database held at some moment. */
export interface Kept {
  /** A database of its own that holds it; gone when the test is over. */
  open(): Promise<Database>
}

/** A server of the outside world, in which a test is the other side. */
export interface Outside {
  /** As fetch; the host of the address does not count. */
  fetch(url: string, init?: RequestInit): Promise<Response>
  /** It answers nobody any more. */
  stop(): void
}

export interface Runtime {
  /** A migrated, empty database; gone when the test is over. */
  freshDatabase(): Promise<Database>
  keep(db: Database): Promise<Kept>
  /** A file of the project, by its path from the root. */
  textOf(path: string): string
  /** The names of the files of a folder of the project. */
  filesOf(folder: string): string[]
  font: FontSource
  serve(answer: (request: Request) => Promise<Response>): Promise<Outside>
  /** What others' programs see in a file that ours has made. */
  pagesOf(pdf: Uint8Array): Promise<Drawn[]>
  pictureOf(png: Uint8Array): Promise<Picture>
}

export interface Picture {
  format: string
  width: number
  height: number
  bitsPerSample: number
  /** One byte a pixel, 0 is black. */
  gray: Uint8Array
}
