{{- define "graphql.labels" -}}
app.kubernetes.io/name: graphql
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "graphql.selector" -}}
app.kubernetes.io/name: graphql
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/*
How many replicas there are at least and at most. In production the smaller region needs fewer than the others, which take over from each
other; everywhere else a few are enough. It may grow to five times what it begins with.
*/}}
{{- define "graphql.hpaReplicas" -}}
{{- $min := 4 }}
{{- if eq .Values.global.env "prod" }}
{{- $min = ternary 40 150 (eq .Values.global.region "europe-west1") }}
{{- end -}}
minReplicas: {{ $min }}
maxReplicas: {{ mul $min 5 }}
{{- end }}
