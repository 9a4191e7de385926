/** What a page must hold, found or said to be missing. */

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  const found = root.querySelector(selector);
  if (found instanceof HTMLElement) return found;
  throw new Error(`The page holds no ${selector}`);
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function findAll(root, selector) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * Clone the one element a `<template>` holds.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function clone(root, selector) {
  const template = /** @type {HTMLTemplateElement} */ (find(root, selector));
  const first = template.content.firstElementChild?.cloneNode(true);
  if (first instanceof HTMLElement) return first;
  throw new Error(`The template ${selector} is empty`);
}
