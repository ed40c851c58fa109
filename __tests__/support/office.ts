/** Owns opening a file in LibreOffice, where the machine has one: whoever has none is told that it was not tried. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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

/**
 * A table is read back as the text of all its sheets, a text as it is. Whether the program has the part for a kind of file
 * is known by having it make one: where it has not, it says no more than that it could not load.
 */
const formats: Record<string, { to: string; probe: { name: string; to: string } }> = {
  docx: { to: 'txt:Text (encoded):UTF8', probe: { name: 'probe.txt', to: 'docx' } },
  xlsx: { to: 'html', probe: { name: 'probe.csv', to: 'xlsx' } },
}

/** @returns where the file is that was made; null where none was */
function convert(program: string, folder: string, file: string, to: string): string | null {
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync(program, [profile, '--headless', '--convert-to', to, '--outdir', folder, file], {
    ...{ stdio: 'pipe', timeout: 120_000 },
  })
  const made = file.replace(/\.[^.]+$/, `.${to.split(':')[0]}`)
  return existsSync(made) ? made : null
}

/** @returns whether it opens and says all of this; true where nobody can say, and then it is said aloud */
export function opensInOffice(name: string, bytes: Buffer, says: readonly string[]): boolean {
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
    const probe = join(folder, format.probe.name)
    writeFileSync(probe, 'a,b\n')
    if (convert(program, folder, probe, format.probe.to) === null) {
      console.info(`LibreOffice has no part for .${ending} here, so ${name} was not opened in it`)
      return true
    }
    const file = join(folder, `made.${ending}`)
    writeFileSync(file, bytes)
    const made = convert(program, folder, file, format.to)
    if (made === null) return false
    const text = readFileSync(made, 'utf8').replace(/<[^>]+>/g, '')
    return says.every((word) => text.includes(word))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
