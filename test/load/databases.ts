/** The databases of all schools, in a process of their own as a provider's are: libSQL's protocol over HTTP. Prints its address. */
import { join } from 'node:path'
import { startHrana } from '../kit/hrana.ts'

const [folder = ''] = process.argv.slice(2)
const { url } = await startHrana({ fileOf: (name) => join(folder, `${name}.db`) })
console.log(url)
