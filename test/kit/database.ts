import { runtime } from '#runtime'

/** A migrated, empty database of its own for each test, gone when the test is over. */
export const { freshDatabase } = runtime
