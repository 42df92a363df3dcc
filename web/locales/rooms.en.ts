import type { words as chinese } from './rooms.zh-CN.ts'

export const words: Record<keyof typeof chinese, string> = {
  'rooms.title': 'Room screens',
  'rooms.text': 'Open one on the computer or projector of the room; it runs all day by itself.',
  'rooms.none': 'No room yet. Once rooms are imported, those that you look after are listed here.',
  'rooms.seats': '{machines} machines, {seats} seats',
  'rooms.own': 'In the room: scan with your phone, or type the digits on the page of today',
  'rooms.code': 'Room code',
  'rooms.qr': 'QR code of the room code',
  'rooms.next': 'new code in {seconds} s',
  'rooms.full': 'Full screen',
  'rooms.offline':
    'The server cannot be reached. Codes last until {time}. Check the network of this computer.',
  'rooms.out': 'There are no room codes left',
  'rooms.outText':
    'The server has been out of reach for more than ten minutes. Students check in as ever; their leader confirms, or they add a code within a day. This goes on by itself when the network is back.',
  'rooms.awake': 'The screen is kept awake.',
  'rooms.asleep': 'This browser cannot keep the screen awake: turn off standby in the system.',
}
