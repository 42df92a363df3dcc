import { expect, test } from 'vitest'
import { inLines } from '../../../web/charts/in-lines.ts'

test.each([
  ['培训', 4, '培训'],
  ['售前实操', 4, '售前实操'],
  ['售前实操', 3, '售前\n实操'],
  ['售前实操', 1.5, '售\n前\n实\n操'],
  ['售前实操', -2, '售\n前\n实\n操'],
  ['19电商1班', 3, '19电\n商1班'],
  ['After sale', 3.5, 'After\nsale'],
  ['Pre-sale on stage', 6, 'Pre-sale\non stage'],
  ['Aftersale', 3, 'Afte…'],
  ['', 3, ''],
])('%s has in a room of %d the lines %j', (name, room, lines) => {
  expect(inLines(name, room)).toBe(lines)
})
