import { afterEach, expect, test, vi } from 'vitest'
import { told } from '../../../web/sw/push.ts'

afterEach(() => vi.unstubAllGlobals())
const notice = { kind: 'payslip-published', params: { from: '2020-09-12', to: '2020-10-24' } } as const

test.each([
  ['zh-CN', '9月12日 至 10月24日 的补贴单已发布，请签名'],
  ['en-GB', 'Your payslip for 12 Sep'],
])('what a push shows is the notice, in the words of a browser in %s', (language, words) => {
  vi.stubGlobal('navigator', { language })
  expect(told(notice, language)).toContain(words)
})

test('a kind that an old version does not know is said to be something new', () => {
  vi.stubGlobal('navigator', { language: 'zh-CN' })
  expect(told({ ...notice, kind: 'some-day' as 'some' }, 'zh-CN')).toBe('有新的通知，点开查看。')
})
