import SignaturePad, { type PointGroup } from 'signature_pad'
import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import { inkLimits, type Stroke } from '../../shared/payouts/ink.ts'

/** Quarters of a pixel are as fine as any finger, and whole numbers. */
const fine = 4

/** A pad for one drawing. Turned or resized it keeps what was drawn; left, it keeps nothing. */
export function useInkPad(canvas: Ref<HTMLCanvasElement | undefined>, changed: (strokes: Stroke[]) => void) {
  const count = ref(0)
  let pad: SignaturePad | undefined
  let [width, height] = [0, 0]

  /** As sharp as the screen; the drawing as large as it still fits. */
  function fit() {
    const { value: paper } = canvas
    const [w, h] = [paper?.clientWidth ?? 0, paper?.clientHeight ?? 0]
    if (!paper || !pad || !w || !h || (w === width && h === height)) return
    const drawn = pad.toData()
    const scale = width ? Math.min(w / width, h / height) : 1
    const ratio = Math.max(devicePixelRatio, 1)
    ;[width, height] = [w, h]
    ;[paper.width, paper.height] = [w * ratio, h * ratio]
    paper.getContext('2d')?.scale(ratio, ratio)
    show(drawn.map((group) => ({ ...group, points: group.points.map((p) => scaled(p, scale)) })))
  }

  function show(drawn: PointGroup[]) {
    pad?.clear()
    pad?.fromData(drawn)
    told()
  }
  function told() {
    const strokes = strokesOf(pad?.toData() ?? [])
    count.value = strokes.length
    changed(strokes)
  }

  const sizes = new ResizeObserver(fit)
  onMounted(() => {
    pad = new SignaturePad(canvas.value!, { penColor: '#14171a', minWidth: 1, maxWidth: 3 })
    pad.addEventListener('endStroke', told)
    sizes.observe(canvas.value!)
    fit()
  })
  onBeforeUnmount(() => {
    sizes.disconnect()
    pad?.off()
  })

  return {
    count,
    undo: () => show((pad?.toData() ?? []).slice(0, -1)),
    clear: () => show([]),
  }
}

type Point = PointGroup['points'][number]
const scaled = (point: Point, by: number): Point => ({ ...point, x: point.x * by, y: point.y * by })

const within = (n: number) => Math.min(Math.max(Math.round(n * fine), 0), inkLimits.extent)

/** As they are sent: whole numbers, never back in time, and what went over the edge on the edge. */
function strokesOf(drawn: readonly PointGroup[]): Stroke[] {
  const first = drawn[0]?.points[0]?.time ?? 0
  let last = 0
  return drawn.map(({ points }) =>
    points.map(({ time, x, y }) => {
      last = Math.max(last, Math.min(Math.round(time - first), inkLimits.duration))
      return [last, within(x), within(y)] as const
    }),
  )
}
