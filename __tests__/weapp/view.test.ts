/** The view these tests look through keeps WeChat's rules: bound events alone, catch, disabled controls, own components. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fire } from './support/events'
import { applySetData } from './support/set-data'
import { findAll, findOne, growTree, textOf, type Drawn, type Owner } from './support/tree'
import { compileTemplates } from './support/wxml'

/** WeChat lets no template use itself, so a tree has one for each level. */
const level = (n: number) => `
    <template name="tree_${n}">
      <view bindtap="tapped" data-sid="{{n.id}}" aria-label="{{n.label || ''}}">{{w.loud(n.text)}}
        <template is="{{'tree_' + (l + 1)}}" data="{{n: item, l: l + 1}}" wx:for="{{n.below}}" wx:key="id" />
      </view>
    </template>`

const files = {
  'words.wxs': `module.exports = { loud: function (text) { return text + '!' } }`,
  'page.wxml': `
    <wxs module="w" src="./words.wxs" />
${[0, 1, 2].map(level).join('')}    <view bindtap="outer">
      <template is="tree_0" data="{{n: top, l: 0}}" />
      <view catchtap="caught"><view>held back</view></view>
      <button bindtap="pressed" disabled="{{off}}">press</button>
      <input bindinput="typed" aria-label="name" value="" />
    </view>
    <view>deaf</view>
    <part word="{{top.text}}" />`,
  'page.json': `{"usingComponents":{"part":"./part"}}`,
  'part.wxml': `<view bindtap="within">part of {{word}}</view>`,
  'part.json': `{"component":true}`,
}
const data = {
  off: true,
  top: {
    id: 'a',
    text: 'one',
    label: 'first',
    below: [{ id: 'b', text: 'two', below: [{ id: 'c', text: 'three' }] }],
  },
}

const folder = mkdtempSync(join(tmpdir(), 'linli-view-'))
let heard: string[] = []

const ownerCalled = (name: string): Owner => ({
  handle: (method, event) => {
    const { currentTarget } = event as { currentTarget: { dataset: { sid?: string } } }
    heard.push([name, method, currentTarget.dataset.sid].filter(Boolean).join(' '))
  },
})

function tree() {
  const templates = compileTemplates(folder)
  const expand = (tag: string, attr: Record<string, unknown>): Drawn | null =>
    tag === 'part' ? { root: templates.render('part', attr), owner: ownerCalled('part') } : null
  return growTree({ root: templates.render('page', data), owner: ownerCalled('page') }, expand)
}

beforeAll(() => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
})
beforeEach(() => {
  heard = []
})
afterAll(() => rmSync(folder, { recursive: true }))

it('draws templates within templates, with their scripts, and finds the innermost words', () => {
  const root = tree()
  expect(textOf(findOne(root, 'first'))).toMatch(/one!\s*two!\s*three!/)
  expect(findOne(root, /three!/).attr['data-sid']).toBe('c')
  expect(() => findOne(root, 'nobody')).toThrow('0 nodes')
})

it('lets an event rise through what is bound, in order', () => {
  fire(findOne(tree(), /three!/), 'tap', {}, 0)
  expect(heard).toEqual(['page tapped c', 'page tapped b', 'page tapped a', 'page outer'])
})

it('stops at a catch, and fires nowhere else than where something is bound', () => {
  const root = tree()
  fire(findOne(root, 'held back'), 'tap', {}, 0)
  expect(heard).toEqual(['page caught'])
  expect(() => fire(findOne(root, 'deaf'), 'tap', {}, 0)).toThrow('nothing listens')
})

it('refuses a disabled control, and keeps input to its own field', () => {
  const root = tree()
  expect(() => fire(findOne(root, 'press'), 'tap', {}, 0)).toThrow('disabled')
  fire(findOne(root, 'name'), 'input', { value: 'x' }, 0)
  expect(heard).toEqual(['page typed'])
})

it('opens a component, whose events are its own', () => {
  fire(findOne(tree(), 'part of one'), 'tap', {}, 0)
  expect(heard).toEqual(['part within'])
  expect(findAll(tree(), /^part/)).toHaveLength(1)
})

it('writes data along paths as a copy and counts the bytes that crossed', () => {
  const view: Record<string, unknown> = { root: { k: [] } }
  const leaf = { v: '字', gone: undefined }
  expect(applySetData(view, { 'root.k.[0].k': [leaf], 'root.k[0].cl': 'x' })).toBe(
    Buffer.byteLength('{"root.k.[0].k":[{"v":"字"}],"root.k[0].cl":"x"}'),
  )
  leaf.v = 'changed'
  expect(view).toEqual({ root: { k: [{ k: [{ v: '字' }], cl: 'x' }] } })
})
