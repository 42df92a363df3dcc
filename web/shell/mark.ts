/** The mark as a picture of its own, a door with a tick; the app's own drawing of it takes its colours from the theme. */
interface Drawing {
  /** Corners cut as on a key of a keyboard; systems that cut icons themselves get the whole square. */
  round?: boolean
  /** How large the door stands in it: whatever a round mask leaves has to hold all of it. */
  scale?: number
}

export const accent = '#0b63e5'

export function markSvg({ round = true, scale = 1 }: Drawing = {}): string {
  const move = scale === 1 ? '' : ` transform='translate(16 16) scale(${scale}) translate(-16 -16)'`
  return (
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32'${round ? " rx='8'" : ''} fill='${accent}'/>` +
    `<g fill='none' stroke='#fff' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'${move}>` +
    "<path d='M9.5 26V8.5A2.5 2.5 0 0 1 12 6h8a2.5 2.5 0 0 1 2.5 2.5V26M6.5 26h19'/>" +
    "<path stroke-width='2.4' d='M12.5 16.3l2.6 2.7 4.6-5.5'/></g></svg>"
  )
}
