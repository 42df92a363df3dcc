import type { Student } from './fact-row.ts'
import { t } from './words.ts'

/** 学号, class and group of a student on a fact's day. */
export const placeOf = ({ number, className, group }: Student) =>
  t('pick.place', { number, className, group })
