/**
 * A build plugin that decides what Taro knows of WeChat's parts. Taro lets no aria attribute through, and carries every
 * part and attribute that WeChat has, at each of sixteen depths of its templates and once more in the runtime; it is told
 * of aria, and of nothing that the sources do not name. Templates and runtime number the attributes of one table.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { IPluginContext } from '@tarojs/service'
import ariaAttributes from './aria-attributes.json'

/** Attributes of a part, each with the default that Taro writes into its template; an event begins with `bind`. */
export type Attributes = Record<string, string>
export type Parts = Record<string, Attributes>

export interface Named {
  /** The parts that are imported. */
  parts: ReadonlySet<string>
  /** Every word of theirs, whatever it stands for. */
  words: ReadonlySet<string>
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return sourcesIn(file)
    if (!/(?<!\.h5)\.tsx?$/.test(entry.name)) return []
    return [readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')]
  })

/** What the sources of a folder name, those for the browser alone and comments left out: too much rather than too little. */
export function namedIn(folder: string): Named {
  const texts = sourcesIn(folder)
  const imports = texts.flatMap((text) => [
    ...text.matchAll(/import \{([^}]*)\} from '@tarojs\/components'/g),
  ])
  return {
    parts: new Set(imports.flatMap(([, names = '']) => names.match(/[A-Z]\w*/g) ?? [])),
    words: new Set(texts.flatMap((text) => text.match(/[A-Za-z][\w-]*/g) ?? [])),
  }
}

const sources = path.resolve(__dirname, '../../src')

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
const camel = (word: string): string => word.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase())

/** How a source says an attribute: as it is, in one word, or as what is done on an event. */
function spellings(attribute: string): string[] {
  if (!attribute.startsWith('bind')) return [attribute, camel(attribute)]
  const event = attribute.slice('bind'.length)
  // A view that lets no touch through catches the moves that it otherwise hears of; a long tap has two names.
  const also = { TouchMove: ['catchMove'], LongTap: ['onLongPress'] }[event] ?? []
  return [`on${capital(event)}`, ...also]
}

/** The parts and attributes of `all` that are named. */
export function onlyNamed(all: Parts, { parts, words }: Named): Parts {
  const isNamed = ([attribute]: [string, string]): boolean =>
    spellings(attribute).some((word) => words.has(word))
  return Object.fromEntries(
    Object.entries(all)
      .filter(([part]) => parts.has(part))
      .map(([part, attributes]) => [part, Object.fromEntries(Object.entries(attributes).filter(isNamed))]),
  )
}

interface MiniPlatform {
  platform: string
  template: {
    internalComponents: Parts
    mergeComponents(ctx: IPluginContext, patch: Parts): void
    buildTemplate: (config: unknown) => string
    buildBaseComponentTemplate: (extension: string) => string
    buildXScript: () => string
    componentsAlias: Record<string, { _num: string }>
  }
}

interface Chain {
  module: {
    rule(name: string): {
      test(file: RegExp): { use(name: string): { loader(file: string): { options(given: object): unknown } } }
    }
  }
}

/**
 * A view that is tapped is a button that looks pressed, and is called what is written in it, unless it says otherwise:
 * `tappable` hands that over nowhere, so that it crosses to the view with no node. One that catches moves lies over a page
 * and is no button. One of another role is one that is on or off.
 */
function tappedViews(templates: string): string {
  const tapped =
    /(<view hover-class="\{\{i\.p\d+\|\|)'none'(\}\}"(?![^>]*catchtouchmove)[^>]*aria-role="\{\{)(i\.p\d+)\|\|''(\}\}"[^>]*aria-label="\{\{)(i\.p\d+)\|\|''(\}\}"[^>]*aria-checked="\{\{i\.p\d+\|\|)''(\}\}"[^>]*bindtap="eh")/g
  return replaced(templates, tapped, "$1'pressed'$2$3||'button'$4xs.w(i,$5)$6($3?'false':'')$7")
}

/** A native button looks pressed, is one, and is called as a view that is tapped. */
const buttons = (templates: string): string =>
  replaced(
    templates,
    /(<button [^>]*hover-class="\{\{i\.p\d+\|\|)'button-hover'(\}\}"[^>]*aria-role="\{\{i\.p\d+\|\|)''(\}\}"[^>]*aria-label="\{\{)(i\.p\d+)\|\|''/g,
    "$1'pressed'$2'button'$3xs.w(i,$4)",
  )

/** What is not found stops the build, so that a new version of Taro is looked at first. */
function replaced(text: string, what: RegExp, by: string): string {
  const said = text.replace(what, by)
  if (said === text) throw new Error(`the templates have no ${what}`)
  return said
}

/**
 * Words that stand alone in a part are said by the part itself, and not by a node of their own: half of what a list sends
 * to the view were such nodes. The runtime does its half in `crossing-cuts`.
 */
const sayingParts = (templates: string): string =>
  replaced(
    templates,
    /(<(?:view|text|button) [^>]*>)(?=<template is="\{\{xs\.a\(c, item\.nn)/g,
    "$1{{i.v||''}}",
  )

/**
 * What hears of nothing has no name for a touch, and an id is what a page gave. A view that is tapped is drawn as any other
 * that listens, so what Taro keeps for it goes; and where no page follows a finger, nobody is told that it moves, which
 * happens sixty times a second while a list is scrolled. Names and classes are said with one letter.
 */
function unheard(templates: string, { words }: Named): string {
  const given = replaced(templates, / +id="\{\{i\.uid\|\|i\.sid\}\}"/g, ` id="{{i.uid||''}}"`)
  const findable = replaced(given, /(<(?![^>]*bindtap)[^>]*) data-sid="\{\{i\.sid\}\}"/g, '$1')
  const fewer = replaced(findable, /<template name="tmpl_\d+_1">.*?(?=<template name=)/g, '')
  const quiet = words.has('onTouchMove') ? fewer : replaced(fewer, / bindtouchmove="eh"/g, '')
  return replaced(replaced(quiet, /\bi\.cl\b/g, 'i.c'), /(\bi\.|wx:key=")sid\b/g, '$1s')
}

/** What a node is, and what it holds, is said behind one letter; the runtime does the same in `crossing-cuts`. */
const shortly = (text: string): string =>
  text.replace(/\b(i|item)\.nn\b/g, '$1.n').replace(/\b(i|root)\.cn\b/g, '$1.k')

/** Beneath the deepest template as well, what does not say which part it is, is a plain view. */
const plainBeneath = (template: string): string =>
  shortly(replaced(template, /'tmpl_0_' \+ i\.nn/, "xs.a(0, i.nn, '')"))

/** A picture fills its frame, which says what is to be seen, and is fetched when it comes near, unless it says otherwise. */
const pictures = (templates: string): string =>
  replaced(
    templates,
    /(<image [^>]*mode="\{\{i\.p\d+\|\|)'scaleToFill'(\}\}"[^>]*lazy-load="\{\{xs\.b\(i\.p\d+,)!1(\)\}\}"[^>]*aria-hidden="\{\{i\.p\d+\|\|)''/g,
    "$1'aspectFill'$2!0$3'true'",
  )

/** What does not say which part it is, is a plain view. */
const plainViews = (script: string, plain: string): string =>
  replaced(script, /a: function \(l, n, s\) \{/, `$& n = n || '${plain}';`)

/**
 * What a tapped part is called: as it was told, else all that is written in it, one after the other. Facts that stand apart
 * are said with a point, and a number with its unit is one word. A name that ends with a comma is a beginning, and what is
 * written follows without what was said; one that begins with a colon is an end, and goes on behind what is written. The
 * runtime knows this too, and sends no name that says the same.
 */
export const called = `function (i, name) {
    var begun = name || ''
    if (begun.charAt(0) === '：') return i.v + begun
    if (begun && begun.charAt(begun.length - 1) !== '，') return begun
    var all = []
    function read(part) {
      var last = all.length - 1
      var words = part.v && begun.indexOf(part.v) < 0 ? part.v : ''
      if (words.length === 1 && all[last] * 1 == all[last]) all[last] += words
      else if (words) all.push(words)
      var parts = part.k || []
      for (var at = 0; at < parts.length; at++) read(parts[at])
    }
    read(i)
    return begun + all.join('，').split('\u2003').join(' · ').split('\u00a0').join(' ').split('\u2060').join('')
  }`

/** The files of the runtime that lose what our sources do not ask for. */
const runtime = new RegExp(
  [
    'shared/dist/components.js',
    'shared/dist/native-apis.js',
    'runtime/dist/dom/style_properties.js',
    'runtime/dist/hydrate.js',
    'runtime/dist/dom/node.js',
    'runtime/dist/dom/element.js',
    'runtime/dist/dom/text.js',
    'runtime/dist/dom/root.js',
    'runtime/dist/dsl/common.js',
    'plugin-platform-weapp/dist/runtime.js',
    'taro/index.js',
    'react/dist/react.esm.js',
  ]
    .map((file) => `@tarojs/${file}`)
    .concat('react-reconciler/cjs/react-reconciler.production.min.js')
    .map((file) => `node_modules/${file}$`)
    .join('|')
    .replace(/\./g, '\\.')
    .replace(/\//g, '[\\\\/]'),
)

export default (ctx: IPluginContext): void => {
  const parts: Parts = {}
  const named = namedIn(sources)
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      if (platform.platform !== 'weapp') return
      const { template } = platform
      template.mergeComponents(ctx, ariaAttributes)
      Object.assign(parts, onlyNamed(template.internalComponents, named))
      Object.keys(template.internalComponents).forEach((part) => delete template.internalComponents[part])
      Object.assign(template.internalComponents, parts)
      const build = template.buildTemplate
      // Between two tags nobody reads a line's end.
      template.buildTemplate = (config) =>
        shortly(
          unheard(
            pictures(sayingParts(buttons(tappedViews(build(config).replace(/>\s*\n\s*</g, '><'))))),
            named,
          ),
        )
      const beneath = template.buildBaseComponentTemplate
      template.buildBaseComponentTemplate = (extension) => plainBeneath(beneath(extension))
      const script = template.buildXScript
      template.buildXScript = () =>
        shortly(
          replaced(
            plainViews(script(), template.componentsAlias['pure-view']?._num ?? ''),
            /(?=  b: function)/,
            `  w: ${called},\n`,
          ),
        )
    },
  })
  ctx.modifyWebpackChain(({ chain }: { chain: Chain }) => {
    if (process.env.TARO_ENV !== 'weapp') return
    chain.module
      .rule('unasked')
      .test(runtime)
      .use('unasked')
      .loader(path.resolve(__dirname, 'unasked-loader.cjs'))
      .options({ parts, words: [...named.words], called })
  })
}
