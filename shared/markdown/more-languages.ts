import { all } from 'lowlight';

/** Every language there is a grammar for, by name: a megabyte that is loaded when a fence first asks for one. */
export const moreLanguages = all;
