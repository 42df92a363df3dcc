import type { Page } from 'playwright-core'

/** Some strokes with the mouse, as a hand would, in the pad of this page. */
export async function draw(on: Page, strokes = 3) {
  const pad = on.locator('.ink-pad canvas')
  await pad.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await pad.boundingBox())!
  for (let n = 0; n < strokes; n++) {
    const left = x + width * (0.12 + n * 0.24)
    await on.mouse.move(left, y + height * 0.3)
    await on.mouse.down()
    for (const [dx, dy] of [
      [0.1, 0.02],
      [0.04, 0.45],
      [0.14, 0.2 + n / 20],
      [0.16, 0.5],
    ])
      await on.mouse.move(left + width * dx!, y + height * (0.3 + dy!), { steps: 6 })
    await on.mouse.up()
  }
}
