import type { words as zh } from './following.zh-CN.ts'

export const words: Record<keyof typeof zh, string> = {
  title: 'The next season',
  link: 'Prepare the next season',
  'link.text': 'Same rules, shifts, rates and plan, on later dates',
  intro:
    'Makes the settings of the next season from {name}. Look first, then download; nothing changes until its roster has been imported.',
  first: 'First day',
  weeks: '{weeks} weeks later, every date on the same weekday',
  days: 'The stages move by {days} days, and their weekdays change',
  id: 'Id',
  name: 'Name',
  dates: 'Dates',
  part: 'Stage',
  before: 'This season',
  after: 'Next season',
  payBy: 'To be paid by',
  span: '{from} to {to}',
  classes: 'Classes',
  'classes.text': 'Plan and rooms will use these names; they have to be those of the new roster.',
  next: '{name} will be called',
  along: 'What goes along',
  'along.rules': 'Rules and rates, shifts, levels of errors, kinds of violations',
  'along.plan':
    'The plan of the classes: {dates} dates, {weeks} weeks later on the same weekdays; look at days that are fixed, such as 11 November and holidays',
  'along.rooms': '{count} rooms',
  'along.outside': '{outside} more dates would lie outside the next season’s stages and stay behind',
  'along.reasons':
    'The reasons given for hours, nights and rest on {explained} dates, as remarks in the plan: to be read by people, passed over by the import',
  'along.personal': 'Not along: {personal} entries of single students, who will have left',
  'along.none':
    'No roster, no attendance, nothing that was recorded; no reasons about seats, holidays, assessments or insurance, which are another year’s',
  grants: 'Staff in charge of classes',
  'grants.text':
    'Roles do not come with files. Once classes have new names, an admin grants them under People → Staff.',
  grant: '{name} ({role}): {from} → {to}',
  keep: '{name} ({role}): {from}, which is no class of the roster',
  make: 'Make the files of the next season',
  making: 'Being made',
  made: 'The files are made',
  'made.text':
    '1. Download both. 2. Fill the new students into the first sheet of the workbook, the roster. 3. Choose both files together under Import.',
  save: 'Download {name}',
  import: 'Go to import',
  'import.text': 'Once the roster is filled in',
}
