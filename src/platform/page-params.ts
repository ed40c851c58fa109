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
