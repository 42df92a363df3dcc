/** A network that loses things: a TCP proxy which cuts, stalls or doubles one connection after the other as it is told. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * `cut-request`: gone before the server has heard it. `cut-answer`: the server has answered, nobody hears it.
 * `half-answer`: it breaks off in the middle. `half-close`: the phone has stopped talking and still listens.
 * `stall`: nothing comes back, until the phone gives up. `twice`: the request arrives two times.
 */
export const mishaps = ['cut-request', 'cut-answer', 'half-answer', 'half-close', 'stall', 'twice'] as const
export type Mishap = (typeof mishaps)[number]

export interface NetProxy {
  url: string
  /** What happens to the next connections, in turn; after them the network is good. */
  plan: Mishap[]
  stop(): Promise<void>
}

export async function netProxy(target: () => string): Promise<NetProxy> {
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true }, (phone) => {
    sockets.add(phone)
    phone.on('error', () => undefined)
    phone.once('close', () => sockets.delete(phone))
    carry(phone, new URL(target()), proxy.plan.shift())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: NetProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan: [],
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
  return proxy
}

function carry(phone: Socket, { hostname, port }: URL, mishap: Mishap | undefined) {
  const open = () => {
    const socket = connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port) })
    socket.on('error', () => phone.destroy())
    return socket
  }
  if (mishap === 'cut-request') return void phone.once('data', () => phone.destroy())
  const there = open()
  const second = mishap === 'twice' ? open() : undefined
  second?.resume()
  phone.on('data', (chunk) => {
    there.write(chunk)
    second?.write(chunk)
  })
  phone.once('close', () => {
    there.end()
    second?.end()
  })
  if (mishap === 'half-close') phone.once('data', () => setImmediate(() => there.end()))
  there.on('data', (chunk) => {
    if (mishap === 'stall') return
    if (mishap === 'cut-answer') return phone.destroy()
    if (mishap === 'half-answer') return phone.end(chunk.subarray(0, chunk.length >> 1))
    phone.write(chunk)
  })
  there.once('close', () => mishap === 'stall' || phone.end())
}
