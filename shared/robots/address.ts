/** Robots of groups that the school may post to. Of what an admin pastes only the vendor and the token are kept: no other address is ever called. */
export const vendors = ['dingtalk', 'feishu', 'wecom'] as const
export type Vendor = (typeof vendors)[number]

const addresses: Record<Vendor, { at: string; token: RegExp }> = {
  dingtalk: { at: 'https://oapi.dingtalk.com/robot/send?access_token=', token: /^[\w-]{16,128}$/ },
  feishu: { at: 'https://open.feishu.cn/open-apis/bot/v2/hook/', token: /^[\w-]{16,64}$/ },
  wecom: { at: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=', token: /^[\w-]{16,64}$/ },
}

/** Whose robot an address is; undefined for any other address. */
export function robotAt(text: string): { vendor: Vendor; token: string } | undefined {
  for (const vendor of vendors) {
    const { at, token } = addresses[vendor]
    const rest = text.startsWith(at) ? text.slice(at.length) : ''
    if (token.test(rest)) return { vendor, token: rest }
  }
  return undefined
}

export const addressOf = (vendor: Vendor, token: string): string => addresses[vendor].at + token
