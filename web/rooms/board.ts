import type { Answer } from '../platform/wire.ts'

export type Codes = Answer<'/api/rooms/:name/codes'>

/** What a screen shows at a moment, out of the codes that it fetched ahead; no code once they have run out. */
export function boardAt({ codes, stepMs }: Pick<Codes, 'codes' | 'stepMs'>, now: number) {
  const shown = codes.find(({ from }) => from <= now && now < from + stepMs)
  const lastsUntil = (codes.at(-1)?.from ?? -stepMs) + stepMs
  const left = shown ? shown.from + stepMs - now : 0
  return { code: shown?.code, left, share: left / stepMs, lastsUntil }
}
