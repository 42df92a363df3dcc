import { useQuery } from '../platform/useQuery.ts'

/** The own payslips of published runs, newest first. */
export const usePayslips = () => useQuery('/api/payslips')
