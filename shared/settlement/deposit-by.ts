import type { Season } from '../seasons/season.ts'
import { stagesSpan } from '../seasons/stage.ts'
import { workingDaysFrom, type Counted } from '../time/working-days.ts'
import { termsOf } from './terms.ts'

/** By when the company's deposit must lie at the school: so many working days before the season starts. */
export const depositBy = (season: Pick<Season, 'stages' | 'siteFees'>): Counted =>
  workingDaysFrom(stagesSpan(season.stages).from, -termsOf(season).depositWorkingDaysBefore)
