{{- define "repartee.name" -}}
{{- if contains "repartee" .Release.Name }}{{ .Release.Name | trunc 40 | trimSuffix "-" }}{{ else }}{{ printf "%s-repartee" .Release.Name | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{- define "repartee.image" -}}
{{- with .Values.image }}{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}{{ end }}
{{- end }}

{{/* The ports that the services listen on where nothing else is said. */}}
{{- define "repartee.ports" -}}
edge: 3000
directory: 3001
catalog: 3002
sessions: 3003
scoring: 3004
projections: 3005
cockpit: 3006
{{- end }}

{{/* What a pod is known by: (dict "root" $ "component" "catalog") */}}
{{- define "repartee.selector" -}}
app.kubernetes.io/name: repartee
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "repartee.labels" -}}
{{ include "repartee.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "repartee.podSecurity" -}}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  runAsNonRoot: true
  runAsUser: 10001
  runAsGroup: 10001
  fsGroup: 10001
  fsGroupChangePolicy: OnRootMismatch
  seccompProfile:
    type: RuntimeDefault
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "repartee.container" -}}
image: {{ include "repartee.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  privileged: false
  capabilities:
    drop: [ALL]
{{- end }}

{{/* A start may have the whole log to read; once it is over, what stands still is started again. */}}
{{- define "repartee.probes" -}}
startupProbe:
  httpGet: { path: /health/live, port: http }
  periodSeconds: 2
  failureThreshold: 60
livenessProbe:
  httpGet: { path: /health/live, port: http }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet: { path: /health/ready, port: http }
  periodSeconds: 5
  timeoutSeconds: 5
  failureThreshold: 3
{{- end }}

{{/* What wraps the keys of organisations. */}}
{{- define "repartee.wrapping" -}}
{{- with .Values.keys.kms }}
{{- if .url }}
- name: KEYS_KMS_URL
  value: {{ .url | quote }}
- name: KEYS_KMS_MOUNT
  value: {{ .mount | quote }}
- name: KEYS_KMS_KEY
  value: {{ .key | quote }}
- name: KEYS_KMS_TOKEN_FILE
  value: /run/secrets/repartee/kms.token
{{- else }}
- name: MASTER_KEY_FILE
  value: /run/secrets/repartee/master.key
{{- end }}
{{- end }}
{{- end }}

{{/* Where Kafka is, and how one comes in. */}}
{{- define "repartee.kafka" -}}
- name: KAFKA_BROKERS
  value: {{ .Values.kafka.brokers | quote }}
{{- with .Values.kafka.prefix }}
- name: KAFKA_PREFIX
  value: {{ . | quote }}
{{- end }}
{{- with .Values.kafka.tls }}
{{- if .enabled }}
- name: KAFKA_TLS
  value: 'true'
{{- if .ownAuthority }}
- name: KAFKA_TLS_CA
  value: /run/secrets/repartee/kafka-ca.crt
{{- end }}
{{- if .ownCertificate }}
- name: KAFKA_TLS_CERT
  value: /run/secrets/repartee/kafka.crt
- name: KAFKA_TLS_KEY
  value: /run/secrets/repartee/kafka.key
{{- end }}
{{- end }}
{{- end }}
{{- if .Values.kafka.sasl.mechanism }}
- name: KAFKA_SASL_MECHANISM
  value: {{ .Values.kafka.sasl.mechanism }}
- name: KAFKA_SASL_USERNAME
  value: {{ .Values.kafka.sasl.username | quote }}
- name: KAFKA_SASL_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ .Values.secret }}, key: KAFKA_SASL_PASSWORD } }
{{- end }}
{{- end }}

{{/* Whom to trust besides those that Node knows. Node reads it, for whatever speaks TLS. */}}
{{- define "repartee.authorities" -}}
{{- if .Values.extraAuthorities }}
- name: NODE_EXTRA_CA_CERTS
  value: /run/secrets/repartee/authorities.crt
{{- end }}
{{- end }}

{{/* The Secret's files for whoever speaks to Kafka, as items of a volume. */}}
{{- define "repartee.files" -}}
{{- if .Values.extraAuthorities }}
- { key: authorities.crt, path: authorities.crt }
{{- end }}
{{- with .Values.kafka.tls }}
{{- if and .enabled .ownAuthority }}
- { key: kafka-ca.crt, path: kafka-ca.crt }
{{- end }}
{{- if and .enabled .ownCertificate }}
- { key: kafka.crt, path: kafka.crt }
- { key: kafka.key, path: kafka.key }
{{- end }}
{{- end }}
{{- end }}

{{- define "repartee.clickhouse" -}}
- name: CLICKHOUSE_URL
  value: {{ .Values.clickhouse.url | quote }}
{{- with .Values.clickhouse.cluster }}
- name: CLICKHOUSE_CLUSTER
  value: {{ . | quote }}
{{- end }}
- name: CLICKHOUSE_USER
  value: {{ .Values.clickhouse.user | quote }}
- name: CLICKHOUSE_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ .Values.secret }}, key: CLICKHOUSE_PASSWORD } }
- name: CLICKHOUSE_READER
  value: {{ .Values.clickhouse.reader | quote }}
- name: CLICKHOUSE_READER_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ .Values.secret }}, key: CLICKHOUSE_READER_PASSWORD } }
{{- end }}

{{- define "repartee.mail" -}}
{{- if .Values.mail.host }}
- name: SMTP_HOST
  value: {{ .Values.mail.host | quote }}
- name: SMTP_PORT
  value: {{ .Values.mail.port | quote }}
- name: MAIL_FROM
  value: {{ .Values.mail.from | quote }}
{{- if .Values.mail.user }}
- name: SMTP_USER
  value: {{ .Values.mail.user | quote }}
- name: SMTP_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ .Values.secret }}, key: SMTP_PASSWORD } }
{{- end }}
{{- end }}
{{- end }}

{{- define "repartee.recordings" -}}
{{- with .Values.recordings }}
{{- if .bucket }}
- name: RECORDINGS_BUCKET
  value: {{ .bucket | quote }}
- name: RECORDINGS_S3_REGION
  value: {{ .region | quote }}
{{- if .url }}
- name: RECORDINGS_S3_URL
  value: {{ .url | quote }}
{{- end }}
{{- if .ownKey }}
{{- range $key := list "RECORDINGS_S3_KEY_ID" "RECORDINGS_S3_SECRET" }}
- name: {{ $key }}
  valueFrom: { secretKeyRef: { name: {{ $.Values.secret }}, key: {{ $key }} } }
{{- end }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}

{{/* A key that the Secret has: (dict "root" $ "key" "SPEECH_KEY") */}}
{{- define "repartee.secretVariable" -}}
- name: {{ .key }}
  valueFrom: { secretKeyRef: { name: {{ .root.Values.secret }}, key: {{ .key }} } }
{{- end }}

{{/* Who hears, speaks and words replies. */}}
{{- define "repartee.speech" -}}
{{- with .Values.speech }}
{{- if .url }}
- name: SPEECH_URL
  value: {{ .url | quote }}
{{- if .ownKey }}
{{ include "repartee.secretVariable" (dict "root" $ "key" "SPEECH_KEY") }}
{{- end }}
{{- end }}
{{- range $part := list "recogniser" "voice" "mind" }}
{{- $own := index $.Values.speech $part }}
{{- if $own.model }}
- name: {{ upper $part }}_MODEL
  value: {{ $own.model | quote }}
{{- if $own.url }}
- name: {{ upper $part }}_URL
  value: {{ $own.url | quote }}
{{- end }}
{{- if $own.ownKey }}
{{ include "repartee.secretVariable" (dict "root" $ "key" (printf "%s_KEY" (upper $part))) }}
{{- end }}
{{- end }}
{{- end }}
{{- if and .recogniser.model .recogniser.streams }}
- name: RECOGNISER_STREAMS
  value: 'yes'
{{- end }}
{{- if and .mind.model .mind.reasoning }}
- name: MIND_REASONING
  value: {{ .mind.reasoning | quote }}
{{- end }}
{{- if .voice.model }}
- name: VOICE_RATE
  value: {{ .voice.rate | quote }}
{{- with .voice.names }}
- name: VOICE_NAMES
  value: {{ . | quote }}
{{- end }}
{{- with .voice.captionedUrl }}
- name: VOICE_CAPTIONED_URL
  value: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}
{{- end }}
