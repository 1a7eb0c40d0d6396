#!/bin/sh
# Firewall of the telematics unit: the car talks to nobody but the domestic gateway.
set -eu

ALLOWLIST="telemetry.example.cn ota.example.cn"

iptables -P OUTPUT DROP
iptables -A OUTPUT -o lo -j ACCEPT
for host in $ALLOWLIST; do
  for address in $(getent ahostsv4 "$host" | awk '{print $1}' | sort -u); do
    iptables -A OUTPUT -o wwan0 -p tcp -d "$address" --dport 8883 -j ACCEPT
  done
done

# no roaming data sessions outside the country
mmcli -m 0 --simple-connect="apn=iot.example.cn,allow-roaming=no"
logger -t egress "outbound rules loaded"
