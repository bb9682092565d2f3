import { ComponentType } from 'react';
import AccountTreeIcon from '@material-ui/icons/AccountTree';
import CallSplitIcon from '@material-ui/icons/CallSplit';
import ExitToAppIcon from '@material-ui/icons/ExitToApp';
import FilterNoneIcon from '@material-ui/icons/FilterNone';
import LanguageIcon from '@material-ui/icons/Language';
import LayersIcon from '@material-ui/icons/Layers';
import PlaceIcon from '@material-ui/icons/Place';
import ScheduleIcon from '@material-ui/icons/Schedule';
import StorageIcon from '@material-ui/icons/Storage';
import SwapVertIcon from '@material-ui/icons/SwapVert';
import ViewModuleIcon from '@material-ui/icons/ViewModule';
import WorkIcon from '@material-ui/icons/WorkOutline';
import { SvgIconProps } from '@material-ui/core/SvgIcon';
import SvgIcon from '@material-ui/core/SvgIcon';
import {
  Lane,
  TopologyEdge,
  TopologyNode,
  TopologyNodeKind,
} from '@multicluster/backstage-plugin-multicluster-common';

export const laneTitle: Record<Lane, string> = {
  entry: 'Name and entry',
  route: 'Gateway and route',
  service: 'Service',
  workload: 'Workload',
  autoscaler: 'Autoscaler',
  pods: 'Pods',
};

/** For a lane of several rows, where a second line would run into the name of the first row. */
export const laneShortTitle: Record<Lane, string> = {
  ...laneTitle,
  entry: 'Entry',
  route: 'Route',
};

function PodsIcon(props: SvgIconProps) {
  return (
    <SvgIcon {...props}>
      <path
        d="M12 2.8l8 4.6v9.2l-8 4.6-8-4.6V7.4z"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </SvgIcon>
  );
}

function ServiceIcon(props: SvgIconProps) {
  return (
    <SvgIcon {...props}>
      <path d="M9 3h6v5h-2v3h6v4h2v6h-6v-6h2v-2h-4v2h2v6H9v-6h2v-2H7v2h2v6H3v-6h2v-4h6V8H9z" />
    </SvgIcon>
  );
}

const icons: Partial<Record<TopologyNodeKind, ComponentType<SvgIconProps>>> = {
  DnsName: LanguageIcon,
  DNSEndpoint: LanguageIcon,
  Gslb: CallSplitIcon,
  TrafficSplit: CallSplitIcon,
  Address: PlaceIcon,
  Ingress: ExitToAppIcon,
  Gateway: ExitToAppIcon,
  HTTPRoute: ExitToAppIcon,
  GRPCRoute: ExitToAppIcon,
  Service: ServiceIcon,
  ServiceExport: ServiceIcon,
  ServiceImport: ServiceIcon,
  StatefulSet: StorageIcon,
  Job: WorkIcon,
  CronJob: ScheduleIcon,
  HorizontalPodAutoscaler: SwapVertIcon,
  Pods: PodsIcon,
  Pod: PodsIcon,
  Group: ViewModuleIcon,
  Link: AccountTreeIcon,
};

/** The icon of what a node is; a mirrored Service has its own. */
export function KindIcon(props: {
  kind: TopologyNodeKind;
  mirrored?: boolean;
  className?: string;
}) {
  const Icon = props.mirrored
    ? FilterNoneIcon
    : icons[props.kind] ?? LayersIcon;
  return <Icon fontSize="inherit" className={props.className} aria-hidden />;
}

const kindWords: Partial<Record<TopologyNodeKind, string>> = {
  DnsName: 'DNS name',
  Gslb: 'GSLB',
  Address: 'Load-balancer address',
  HorizontalPodAutoscaler: 'Autoscaler',
  Group: 'Group',
};

/** What a kind is called on the page. */
export function kindWord(kind: TopologyNodeKind): string {
  return kindWords[kind] ?? kind;
}

/** Ids of Services that stand for one of another cluster. */
export function mirroredIds(edges: TopologyEdge[]): Set<string> {
  return new Set(
    edges.filter(edge => edge.kind === 'mirrors').map(edge => edge.from),
  );
}

/** Kind of a node, as a reader would say it. */
export function nodeKindWord(node: TopologyNode, mirrored: boolean): string {
  return mirrored ? `mirrored ${node.kind}` : kindWord(node.kind);
}
