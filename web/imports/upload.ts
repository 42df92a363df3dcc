import { shallowRef } from 'vue'
import { understood } from '../platform/api.ts'
import { Failure } from '../platform/failure.ts'
import { locale } from '../platform/locale.ts'

/** So long without a sign of it going on, or without an answer once everything is there. */
const [patience, reading] = [30_000, 90_000]

/**
 * Sends a command as `post` does, and tells how much of it has gone: only the browser's older request tells that. A big
 * file on a slow line is not given up while it moves. Staff's commands carry no device's signature.
 */
export function upload(
  path: string,
  body: unknown,
  key: string,
  person: string,
  told: (share: number) => void,
): Promise<unknown> {
  const request = new XMLHttpRequest()
  const headers = {
    'Accept-Language': locale.value,
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
    'X-Person': person,
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => request.abort(), ms)
  }
  const answer = new Promise<Response>((resolve, reject) => {
    const nobody = () => reject(new Failure('unreachable', 'unreachable'))
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      wait(patience)
      if (lengthComputable) told(loaded / total)
    })
    request.upload.addEventListener('load', () => wait(reading))
    for (const event of ['error', 'abort']) request.addEventListener(event, nobody)
    request.addEventListener('load', () => resolve(answerOf(request)))
    request.open('POST', path)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    wait(patience)
    request.send(JSON.stringify(body))
  })
  return answer.then(understood).finally(() => clearTimeout(timer))
}

const answerOf = (request: XMLHttpRequest) =>
  new Response(request.responseText, {
    status: request.status,
    headers: ['content-type', 'x-api'].flatMap((name): [string, string][] => {
      const value = request.getResponseHeader(name)
      return value === null ? [] : [[name, value]]
    }),
  })

/** A way to send, and how much of what is on its way has gone: undefined while nothing is. */
export function useUpload() {
  const share = shallowRef<number>()
  const send = (path: string, body: unknown, key: string, person = '') => {
    share.value = 0
    return upload(path, body, key, person, (part) => (share.value = part)).finally(
      () => (share.value = undefined),
    )
  }
  return { share, send }
}
