import type { DeviceWord } from '../../../domain/device-word.ts';
import type { Words } from '../../../domain/words.ts';
import { deviceEn, deviceZh } from './device-words.ts';

/** What gear says of itself and what the house finds of it: where it holds, and where it no longer does. */
export const DEVICE_WORDS: Record<DeviceWord, { readonly on: Words; readonly off: Words }> = {
  online: { on: { zh: '设备上线', en: 'online' }, off: { zh: '设备离线', en: 'offline' } },
  mains_off: {
    on: { zh: '市电中断', en: 'mains lost' },
    off: { zh: '市电恢复', en: 'mains back' },
  },
  battery_low: {
    on: { zh: '蓄电池电压低', en: 'battery low' },
    off: { zh: '蓄电池电压恢复', en: 'battery no longer low' },
  },
  stage_alarm: {
    on: { zh: '水位超限报警', en: 'stage alarm' },
    off: { zh: '水位超限解除', en: 'stage alarm over' },
  },
  flow_alarm: {
    on: { zh: '流量超限报警', en: 'flow alarm' },
    off: { zh: '流量超限解除', en: 'flow alarm over' },
  },
  quality_alarm: {
    on: { zh: '水质超限报警', en: 'water quality alarm' },
    off: { zh: '水质超限解除', en: 'water quality alarm over' },
  },
  flow_meter_fault: {
    on: { zh: '流量仪表故障', en: 'flow meter faulty' },
    off: { zh: '流量仪表恢复', en: 'flow meter works again' },
  },
  stage_meter_fault: {
    on: { zh: '水位仪表故障', en: 'stage gauge faulty' },
    off: { zh: '水位仪表恢复', en: 'stage gauge works again' },
  },
  door_open: {
    on: { zh: '机箱门打开', en: 'door opened' },
    off: { zh: '机箱门关闭', en: 'door closed' },
  },
  memory_fault: {
    on: { zh: '存储器异常', en: 'memory faulty' },
    off: { zh: '存储器恢复', en: 'memory works again' },
  },
  card_in_use: {
    on: { zh: 'IC 卡功能启用', en: 'IC card in use' },
    off: { zh: 'IC 卡功能停用', en: 'IC card not in use' },
  },
  pump_running: {
    on: { zh: '水泵启动', en: 'pump running' },
    off: { zh: '水泵停止', en: 'pump stopped' },
  },
  allowance_alarm: {
    on: { zh: '剩余水量报警', en: 'allowance nearly used up' },
    off: { zh: '剩余水量报警解除', en: 'allowance renewed' },
  },
  no_data: {
    on: { zh: '无数据', en: 'no data' },
    off: { zh: '数据恢复', en: 'data again' },
  },
  frozen: {
    on: { zh: '数值不动', en: 'frozen' },
    off: { zh: '数值恢复变化', en: 'moves again' },
  },
  voltage_low: {
    on: { zh: '电源电压偏低', en: 'voltage low' },
    off: { zh: '电源电压回升', en: 'voltage recovered' },
  },
  clock_off: {
    on: { zh: '时钟不准', en: 'clock off' },
    off: { zh: '时钟恢复', en: 'clock right again' },
  },
  house_silent: {
    on: { zh: '系统收不到任何测站', en: 'the house hears nobody' },
    off: { zh: '系统重新收到测站', en: 'the house hears again' },
  },
};

/** The words of the station panel about its gear, in Chinese. */
export const gearZh = {
  ...deviceZh,
  gearSays: '设备事件',
  pictures: '现场图片',
  pictureOf: (time: string) => `${time} 的现场图片`,
  pictureGone: '原始报文已不再保留',
};

/** The same in English. */
export const gearEn: typeof gearZh = {
  ...deviceEn,
  gearSays: 'Device events',
  pictures: 'Pictures',
  pictureOf: (time) => `Picture of ${time}`,
  pictureGone: 'its packets are no longer kept',
};
