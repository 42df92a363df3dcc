/**
 * The robots of the three vendors on this machine, as strict as the real ones: path and token, content type, the shape of
 * the message, the signature and its hour, and how often. They answer 200 with a code of their own, whatever it was.
 */
import { createHmac } from 'node:crypto'
import { runtime } from '#runtime'
import type { Post } from '../../api/robots/say.ts'
import { addressOf } from '../../shared/robots/address.ts'
import type { Vendor } from '../../shared/robots/address.ts'
import type { Clock } from '../../api/kernel/ctx.ts'

export const robotTokens: Record<Vendor, string> = {
  dingtalk: 'd'.repeat(64),
  feishu: 'f0000000-0000-4000-8000-000000000001',
  wecom: 'w0000000-0000-4000-8000-000000000002',
}
export const robotSecrets: Record<Vendor, string> = {
  dingtalk: 'SECdaogang',
  feishu: 'feishu-secret',
  wecom: '',
}
export const robotAddress = (vendor: Vendor) => addressOf(vendor, robotTokens[vendor])

const hour = 3600_000
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64')

interface Asked {
  url: URL
  type: string
  // oxlint-disable-next-line no-explicit-any -- as the wire gives it
  body: any
  now: number
  /** How many this minute, with this one. */
  often: number
}

const no = (errcode: number, errmsg: string) => ({ said: { errcode, errmsg } })
const notFeishu = (code: number, msg: string) => ({ said: { code, msg, data: {} } })

/** What each says, and the text where it was shown in the group. */
const vendors: Record<Vendor, (asked: Asked) => { said: object; text?: string }> = {
  dingtalk({ url, type, body, now, often }) {
    const { searchParams: query } = url
    if (query.get('access_token') !== robotTokens.dingtalk) return no(300001, 'token is not exist')
    if (!type.startsWith('application/json')) return no(43004, 'invalid content-type')
    const at = Number(query.get('timestamp'))
    if (!(Math.abs(now - at) <= hour)) return no(310000, 'timestamp invalid')
    if (query.get('sign') !== hmac(robotSecrets.dingtalk, `${at}\n${robotSecrets.dingtalk}`))
      return no(310000, 'sign not match')
    if (often > 20) return no(130101, 'send too fast, exceed 20 times per minute')
    if (body.msgtype !== 'text' || typeof body.text?.content !== 'string')
      return no(400105, 'unsupported msgtype')
    return { said: { errcode: 0, errmsg: 'ok' }, text: body.text.content }
  },
  feishu({ url, type, body, now, often }) {
    if (!url.pathname.endsWith(robotTokens.feishu))
      return notFeishu(19001, 'param invalid: incoming webhook access token invalid')
    if (!type.startsWith('application/json')) return notFeishu(9499, 'Bad Request')
    const at = Number(body.timestamp) * 1000
    if (
      typeof body.timestamp !== 'string' ||
      !(Math.abs(now - at) <= hour) ||
      body.sign !== hmac(`${body.timestamp}\n${robotSecrets.feishu}`, '')
    )
      return notFeishu(19021, 'sign match fail or timestamp is not within one hour from current time')
    if (often > 100) return notFeishu(11232, 'frequency limited')
    if (body.msg_type !== 'text' || typeof body.content?.text !== 'string')
      return notFeishu(9499, 'Bad Request')
    return { said: { code: 0, msg: 'success', data: {} }, text: body.content.text }
  },
  wecom({ url, type, body, often }) {
    if (url.searchParams.get('key') !== robotTokens.wecom) return no(93000, 'invalid webhook url')
    if (!type.startsWith('application/json')) return no(40058, 'invalid Request Parameter')
    if (often > 20) return no(45009, 'api freq out of limit')
    const text: unknown = body.text?.content
    if (body.msgtype !== 'text' || typeof text !== 'string') return no(40008, 'invalid message type')
    if (Buffer.byteLength(text) > 2048) return no(40058, 'content exceed max length 2048')
    return { said: { errcode: 0, errmsg: 'ok' }, text }
  },
}

const paths: Record<Vendor, string> = {
  dingtalk: '/oapi.dingtalk.com/robot/send',
  feishu: '/open.feishu.cn/open-apis/bot/v2/hook/',
  wecom: '/qyapi.weixin.qq.com/cgi-bin/webhook/send',
}

export async function robotServices(clock: Clock) {
  /** What was shown in the groups, in order. */
  const groups: { vendor: Vendor; text: string; at: number }[] = []
  const refused: object[] = []
  const state = { down: new Set<Vendor>(), moved: new Set<Vendor>() }
  const calls: { vendor: Vendor; at: number }[] = []
  const server = await runtime.serve(async (request) => {
    const url = new URL(request.url)
    const vendor = (Object.keys(paths) as Vendor[]).find((one) => url.pathname.startsWith(paths[one]))
    const text = await request.text()
    if (!vendor || request.method !== 'POST') return new Response(null, { status: 404 })
    if (state.down.has(vendor)) return new Response('bad gateway', { status: 502 })
    // Elsewhere is here as well, so that who follows is heard.
    if (state.moved.delete(vendor))
      return new Response(null, { status: 307, headers: { Location: url.href } })
    const now = clock.now()
    calls.push({ vendor, at: now })
    const often = calls.filter((call) => call.vendor === vendor && call.at > now - 60_000).length
    const type = request.headers.get('content-type') ?? ''
    const { said, text: shown } = vendors[vendor]({ url, type, body: JSON.parse(text), now, often })
    if (shown === undefined) refused.push(said)
    else groups.push({ vendor, text: shown, at: now })
    return Response.json(said)
  })
  /** What goes to a vendor comes here, its host as the first part of the path. */
  const post: Post = (url, init) => server.fetch(url.replace(/^https:\/\//, 'https://here/'), init)
  return { groups, refused, post, ...state }
}
