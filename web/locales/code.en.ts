import type { words as chinese } from './code.zh-CN.ts'

export const words: Record<keyof typeof chinese, string> = {
  'code.title': 'Room code',
  'code.label': 'Room code',
  'code.text':
    'Six digits on the screen of the room. Check in without it if need be; it can be added for a day.',
  'code.taken': 'The code of {time} is noted and goes with the check-in.',
  'code.proven': 'Proven',
  'code.provenText': 'The room code fits: you were in the room.',
  'code.unproven': 'Not proven',
  'code.unprovenText':
    'Your check-in counts. Add the room code and your leader need not look; until this time tomorrow.',
  'code.waiting': 'The room code is not sent yet',
  'code.wrong': 'This code is wrong or too old. Your check-in stands; please read the screen again.',
  'code.not-looked-at':
    'Too many wrong codes: none is looked at for now. Your check-in stands; tell your leader.',
  'code.outside-shift': 'This code is not of the hours of this shift. Your check-in stands.',
  'code.scan': 'Scan the QR code of the screen',
  'code.scanText': 'Point at the screen of the room. The camera is used here alone; no picture is kept.',
  'code.noCamera': 'The camera cannot be opened. Type the six digits, or use the scanner of your phone.',
  'code.reading': 'Noting the room code',
}
