import { expect, test } from 'vitest'
import { roomLink, roomLinkOf } from '../../../web/attendance/room-link.ts'
import { boardAt } from '../../../web/rooms/board.ts'

const stepMs = 30_000
const codes = Array.from({ length: 21 }, (_, i) => ({ from: i * stepMs, code: String(i).padStart(6, '0') }))

test('a board shows the code of the half minute, ahead for ten minutes, and then none', () => {
  expect(boardAt({ codes, stepMs }, 0)).toMatchObject({ code: '000000', left: stepMs, share: 1 })
  expect(boardAt({ codes, stepMs }, 599_999)).toMatchObject({ code: '000019', left: 1 })
  expect(boardAt({ codes, stepMs }, 630_000)).toMatchObject({ code: undefined, left: 0, lastsUntil: 630_000 })
  expect(boardAt({ codes: [], stepMs }, 5).code).toBeUndefined()
})

test('the link of a room says its name and the digits, and nothing else is taken for one', () => {
  const link = roomLinkOf('https://school.example', '实训楼 2.01', '012345')
  expect(new URL(link).search + new URL(link).pathname).toBe('/c')
  expect(roomLink(link)).toEqual({ room: '实训楼 2.01', code: '012345' })
  expect(roomLink(new URL(link).hash.slice(1))).toEqual({ room: '实训楼 2.01', code: '012345' })
  for (const other of ['', 'https://x.example/c#room.12345', 'room.1234567', '%E0.123456'])
    expect(roomLink(other)).toBeUndefined()
})
