import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BellOutlined,
  BookOutlined,
  CalendarOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  GlobalOutlined,
  HomeOutlined,
  InboxOutlined,
  QuestionCircleOutlined,
  SafetyOutlined,
  SettingOutlined,
  SolutionOutlined,
  TableOutlined,
  TeamOutlined,
  TrophyOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

/** Icons a menu entry may name. */
const icons: Record<string, ReactNode> = {
  home: <HomeOutlined aria-hidden />,
  inbox: <InboxOutlined aria-hidden />,
  calendar: <CalendarOutlined aria-hidden />,
  file: <FileTextOutlined aria-hidden />,
  trophy: <TrophyOutlined aria-hidden />,
  folder: <FolderOpenOutlined aria-hidden />,
  bank: <BankOutlined aria-hidden />,
  team: <TeamOutlined aria-hidden />,
  table: <TableOutlined aria-hidden />,
  book: <BookOutlined aria-hidden />,
  bell: <BellOutlined aria-hidden />,
  solution: <SolutionOutlined aria-hidden />,
  setting: <SettingOutlined aria-hidden />,
  safety: <SafetyOutlined aria-hidden />,
  audit: <AuditOutlined aria-hidden />,
  chart: <BarChartOutlined aria-hidden />,
  video: <VideoCameraOutlined aria-hidden />,
  globe: <GlobalOutlined aria-hidden />,
  help: <QuestionCircleOutlined aria-hidden />,
};

export const iconOf = (name: string | undefined): ReactNode => icons[name ?? ''] ?? icons.file;
