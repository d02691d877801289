// The ready-made consortia, which come when they are asked for: import this module only when they are.
export { library } from 'gongsheng';
