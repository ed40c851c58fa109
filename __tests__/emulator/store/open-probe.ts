/** Run as a process of its own: tries to open a data folder and prints how that went. */
import { openStore } from '../../../emulator/store/store'

try {
  const store = openStore({ dir: process.argv[2] as string })
  void store.close()
  console.log('opened')
} catch (error) {
  console.log((error as { code?: unknown }).code)
}
