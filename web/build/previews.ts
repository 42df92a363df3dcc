/** The pictures of the app that a phone shows before it installs it; `npm run screenshots` takes them anew. */
interface Preview {
  name: string
  form: 'narrow' | 'wide'
  label: string
}

export const previews: Preview[] = [
  { name: 'today', form: 'narrow', label: '今天：签到' },
  { name: 'allowance', form: 'narrow', label: '补贴：每一元从哪来' },
  { name: 'records', form: 'narrow', label: '记录：每一天' },
  { name: 'payout', form: 'wide', label: '补贴发放' },
  { name: 'violations', form: 'wide', label: '违纪与申诉' },
]

/** In pixels; a phone's is taken twice as large as its page. */
export const previewSizes = {
  narrow: { width: 720, height: 1480 },
  wide: { width: 1280, height: 800 },
} as const
