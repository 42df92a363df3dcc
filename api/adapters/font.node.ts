import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { FontSource } from '../sheets/font.ts'

const file = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
let read: Promise<Uint8Array> | undefined

/** Read when the first sheet is drawn, and kept. */
export const nodeFont: FontSource = () =>
  (read ??= readFile(createRequire(import.meta.url).resolve(file)).then((bytes) => new Uint8Array(bytes)))
