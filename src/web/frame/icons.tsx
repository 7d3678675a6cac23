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
  home: <HomeOutlined />,
  inbox: <InboxOutlined />,
  calendar: <CalendarOutlined />,
  file: <FileTextOutlined />,
  trophy: <TrophyOutlined />,
  folder: <FolderOpenOutlined />,
  bank: <BankOutlined />,
  team: <TeamOutlined />,
  table: <TableOutlined />,
  book: <BookOutlined />,
  bell: <BellOutlined />,
  solution: <SolutionOutlined />,
  setting: <SettingOutlined />,
  safety: <SafetyOutlined />,
  audit: <AuditOutlined />,
  chart: <BarChartOutlined />,
  video: <VideoCameraOutlined />,
  globe: <GlobalOutlined />,
  help: <QuestionCircleOutlined />,
};

export const iconOf = (name: string | undefined): ReactNode => icons[name ?? ''] ?? icons.file;
