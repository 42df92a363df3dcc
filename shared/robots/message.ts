/** What each vendor's robot is sent, and what it means by its answer. Each signs in its own way. */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { addressOf } from './address.ts'
import type { Vendor } from './address.ts'

export interface Robot {
  vendor: Vendor
  token: string
  /** '' where the group asks for no signature; WeCom never does. */
  secret: string
}

interface Message {
  url: string
  body: object
}

const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))
const sign = (key: string, text: string) => base64(hmac(sha256, utf8ToBytes(key), utf8ToBytes(text)))

export function messageFor({ vendor, token, secret }: Robot, text: string, now: number): Message {
  const url = addressOf(vendor, token)
  if (vendor === 'feishu') {
    const timestamp = String(Math.floor(now / 1000))
    // The text that is signed is the key here, and nothing is signed with it.
    const signed = secret ? { timestamp, sign: sign(`${timestamp}\n${secret}`, '') } : {}
    return { url, body: { ...signed, msg_type: 'text', content: { text } } }
  }
  const body = { msgtype: 'text', text: { content: text } }
  if (vendor === 'wecom' || !secret) return { url, body }
  const signature = encodeURIComponent(sign(secret, `${now}\n${secret}`))
  return { url: `${url}&timestamp=${now}&sign=${signature}`, body }
}

/** All three say 200 whatever became of it; the code is in the body. */
export interface Said {
  errcode?: number
  errmsg?: string
  code?: number
  msg?: string
}

/** More than twenty a minute, or for Feishu a hundred; DingTalk then listens to nothing for ten minutes. */
const tooMany: Record<Vendor, { codes: number[]; againInMs: number }> = {
  dingtalk: { codes: [130101, 660026], againInMs: 10 * 60_000 },
  feishu: { codes: [9499, 11232], againInMs: 60_000 },
  wecom: { codes: [45009, 45033], againInMs: 60_000 },
}

export function meantBy(
  vendor: Vendor,
  said: Said,
): { ok: true } | { ok: false; error: string; againInMs?: number } {
  const code = said.errcode ?? said.code
  if (code === 0) return { ok: true }
  const error = `${vendor} ${code ?? '?'} ${said.errmsg ?? said.msg ?? ''}`.trim()
  const { codes, againInMs } = tooMany[vendor]
  return code !== undefined && codes.includes(code) ? { ok: false, error, againInMs } : { ok: false, error }
}
