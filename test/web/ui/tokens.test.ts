import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('../../../web/ui/tokens.css', import.meta.url), 'utf8')

function tokensOf(selector: string): Record<string, string> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  )
}
const light = tokensOf(':root')
const themes = { light, dark: { ...light, ...tokensOf(":root[data-theme='dark']") } }

/** Relative luminance after WCAG 2.2. */
function luminance(hex: string) {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string) {
  const [dark, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (bright + 0.05) / (dark + 0.05)
}

const texts: [text: string, ground: string][] = [
  ...['text', 'secondary', 'accent', 'success', 'warning', 'danger'].flatMap((text) =>
    ['ground', 'card'].map((ground): [string, string] => [text, ground]),
  ),
  ...['accent', 'success', 'warning', 'danger'].map((text): [string, string] => [text, `${text}-soft`]),
  ['text', 'line'],
  ['text', 'accent-soft'],
  ['text', 'danger-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ['card', 'danger'],
]

test.each(Object.keys(themes) as (keyof typeof themes)[])(
  'every pair of text and ground passes AA in %s',
  (theme) => {
    const failing = texts.filter(
      ([text, ground]) => contrast(themes[theme][text]!, themes[theme][ground]!) < 4.5,
    )
    expect(failing).toEqual([])
  },
)

test.each(Object.keys(themes) as (keyof typeof themes)[])(
  'edges of fields and parts of a bar stand out in %s',
  (theme) => {
    const failing = ['edge', 'part-1', 'part-2', 'part-3', 'part-4'].filter(
      (name) => contrast(themes[theme][name]!, themes[theme]['card']!) < 2.4,
    )
    expect(failing).toEqual([])
  },
)
