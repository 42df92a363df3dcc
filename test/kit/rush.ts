/** A driver that posts commands over many connections and, like a phone, keeps each key until it has the answer. */
import { Agent, request } from 'node:http'
import { requestHeaders } from './request-headers.ts'

export interface Command {
  route: string
  as: string
  key: string
  body?: unknown
}

export interface Answer {
  status: number
  text: string
  replay: boolean
}

export interface RushOptions {
  /** Where the server is now; '' while it is down. */
  url: () => string
  connections?: number
  withinMs?: number
  /** Called with each answer, also with those that are tried again. */
  onAnswer?: (command: Command, answer: Answer) => void
  /** Whether to go on after this answer; by default until there is a 2xx. */
  settled?: (answer: Answer) => boolean
}

/** Sends every command until it is answered; gives the answers by key, and how often it had to try again. */
export async function rush(commands: readonly Command[], options: RushOptions) {
  const { url, connections = 64, withinMs = 60_000, onAnswer, settled = acknowledged } = options
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const answers = new Map<string, string>()
  const waiting = [...commands]
  const until = performance.now() + withinMs
  let retries = 0
  async function worker() {
    for (let command = waiting.shift(); command; command = waiting.shift()) {
      for (;;) {
        if (performance.now() > until) throw new Error(`not answered in time: ${command.key}`)
        const answer = await send(agent, url(), command).catch(() => undefined)
        if (answer) onAnswer?.(command, answer)
        if (answer && settled(answer)) {
          answers.set(command.key, answer.text)
          break
        }
        retries++
        await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60))
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: connections }, worker))
  } finally {
    agent.destroy()
  }
  return { answers, retries }
}

export const acknowledged = ({ status }: Answer) => status >= 200 && status < 300

/** One request; rejects when the connection fails before the whole answer is there. */
export function send(
  agent: Agent | undefined,
  url: string,
  { route, as, key, body = {} }: Command,
  more: Record<string, string> = {},
): Promise<Answer> {
  const [method = 'GET', path = '/'] = route.split(' ')
  return new Promise((resolve, reject) => {
    if (!url) return reject(new Error('down'))
    const sent = request(
      url + path,
      {
        method,
        ...(agent ? { agent } : {}),
        headers: { ...requestHeaders(method, as, key), ...more },
        timeout: 15_000,
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.once('error', reject)
        response.once('end', () => {
          if (!response.complete) return reject(new Error('cut off'))
          const replay = response.headers['idempotent-replay'] === 'true'
          return resolve({ status: response.statusCode ?? 0, text, replay })
        })
      },
    )
    sent.once('timeout', () => sent.destroy(new Error('timeout')))
    sent.once('error', reject)
    sent.end(method === 'GET' ? undefined : JSON.stringify(body))
  })
}

export const checkIn = (as: string): Command => ({
  route: 'POST /api/attendance/check-in',
  as,
  key: crypto.randomUUID(),
  body: {},
})
