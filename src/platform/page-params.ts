/** Owns the parameters a page was opened with. */
import { useRouter } from '@tarojs/taro'

/** Parameters arrive as they stand in the path; one that is not encoded is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The named parameters; those that are missing or empty are left out. */
export function usePageParams<Name extends string>(...names: Name[]): { [N in Name]?: string } {
  const { params } = useRouter()
  const given: { [N in Name]?: string } = {}
  for (const name of names) {
    const value = params[name]
    if (value) given[name] = decoded(value)
  }
  return given
}

/** Whether an open page is the one that this path with parameters names; what it was given beyond them does not count. */
export function isOpenedAs(page: string, { path, params }: ReturnType<typeof useRouter>): boolean {
  const [asked = '', query = ''] = page.split('?')
  if (!(path.split('?')[0] ?? '').endsWith(asked)) return false
  return query.split('&').every((pair) => {
    const [name = '', value = ''] = pair.split('=')
    return decoded(params[name] ?? '') === decoded(value)
  })
}
