# Countries of birth, by their two letters; a code without a name stands as it is.
countries-name = { $code ->
    [AD] Andorra
    [AL] Albània
    [AR] Argentina
    [BD] Bangladesh
    [BE] Bèlgica
    [BG] Bulgària
    [BO] Bolívia
    [BR] Brasil
    [CH] Suïssa
    [CL] Xile
    [CM] Camerun
    [CN] Xina
    [CO] Colòmbia
    [CU] Cuba
    [DE] Alemanya
    [DO] República Dominicana
    [DZ] Algèria
    [EC] Equador
    [ES] Espanya
    [FR] França
    [GB] Regne Unit
    [GE] Geòrgia
    [GH] Ghana
    [GM] Gàmbia
    [GN] Guinea
    [GQ] Guinea Equatorial
    [HN] Hondures
    [IE] Irlanda
    [IN] Índia
    [IT] Itàlia
    [JM] Jamaica
    [LT] Lituània
    [MA] Marroc
    [ML] Mali
    [MX] Mèxic
    [NG] Nigèria
    [NL] Països Baixos
    [PE] Perú
    [PH] Filipines
    [PK] Pakistan
    [PL] Polònia
    [PT] Portugal
    [PY] Paraguai
    [RO] Romania
    [RS] Sèrbia
    [RU] Rússia
    [SN] Senegal
    [SO] Somàlia
    [SY] Síria
    [TN] Tunísia
    [TR] Turquia
    [UA] Ucraïna
    [US] Estats Units
    [UY] Uruguai
    [VE] Veneçuela
    [VN] Vietnam
   *[other] { $code }
}
