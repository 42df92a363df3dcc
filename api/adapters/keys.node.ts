/** The key file on Node: JSON as `keyFileSchema` wants it, readable by the server's user alone. */
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { CannotStart } from '../kernel/cannot-start.ts'
import { parseKeyFile } from '../kernel/keys.ts'
import type { KeyFile } from '../kernel/keys.ts'

type Warn = (sentence: string) => void

/** Reads a key file; throws CannotStart with what is wrong, never with what is in it. */
export function readKeyFile(path: string, warn: Warn = console.error): KeyFile {
  if (!existsSync(path)) throw new CannotStart(`There is no key file ${path}.`)
  const open = statSync(path).mode & 0o077
  if (open) warn(`Warning: others can read the key file ${path}; chmod 0400 it.`)
  return parseKeyFile(readFileSync(path, 'utf8'), `The key file ${path}`)
}

/** Makes a key file that must not exist yet, mode 0400, on the disk before this returns. */
export function makeKeyFile(path: string): KeyFile {
  const { kid, root } = newRoot()
  const file: KeyFile = { current: kid, keys: { [kid]: root } }
  write(path, file)
  return file
}

/**
 * Takes the place of a key file, whole at every moment: a server that reads it meanwhile reads one or the other. It
 * goes on belonging to whom it belongs, so that root may rotate what the server's user reads.
 */
export function replaceKeyFile(path: string, file: KeyFile) {
  const part = `${path}.part`
  rmSync(part, { force: true })
  write(part, file)
  const before = statSync(path, { throwIfNoEntry: false })
  if (before && statSync(part).uid !== before.uid) chownSync(part, before.uid, before.gid)
  renameSync(part, path)
}

/** The ring with a new root key that seals from now on, or the one that was added for later. */
export function rotated(file: KeyFile): KeyFile {
  const waiting = Object.keys(file.keys).at(-1)!
  return waiting === file.current ? rotated(withNext(file)) : { ...file, current: waiting }
}

/**
 * The ring with a new root key that only opens yet: where several servers take up a secret one after the other, all
 * of them have to know the key before one of them seals with it.
 */
export function withNext(file: KeyFile): KeyFile {
  const { kid, root } = newRoot()
  return { ...file, keys: { ...file.keys, [kid]: root } }
}

const newRoot = () => ({ kid: `k-${randomBytes(4).toString('hex')}`, root: randomBytes(32).toString('hex') })

function write(path: string, file: KeyFile) {
  const fd = openSync(path, 'wx', 0o400)
  try {
    writeSync(fd, `${JSON.stringify(file, null, 2)}\n`)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/**
 * For demo and command line: FILE.key beside the database, made with a warning where there is no
 * database yet. A database without its key is refused rather than given a second one.
 */
export function keyFileBeside(db: string, warn: Warn = console.error): KeyFile {
  const path = `${db}.key`
  if (existsSync(path)) return readKeyFile(path, warn)
  if (existsSync(db))
    throw new CannotStart(
      `${db} exists, but its key file ${path} does not. Set DAOGANG_KEY_FILE to the key file it was made with.`,
    )
  warn(`Warning: made the key file ${path} beside the database. Keep it elsewhere, and never in a back-up.`)
  return makeKeyFile(path)
}
