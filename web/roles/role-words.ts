import type { Role } from '../../shared/people/access.ts'
import { t as word } from '../locales/words.ts'
import { t } from '../people/people-words.ts'

/** 辅导员（19电商1班), and the role alone where it holds for all classes. */
export const roleWords = ({ role, className }: { role: Role; className: string | null }) =>
  className ? t('staff.of', { role: word(`role.${role}`), className }) : word(`role.${role}`)
