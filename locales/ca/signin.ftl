# Inici de sessió.

signin-title = Inicia la sessió
signin-login = Nom d’usuari
signin-login-missing = Introduïu el vostre nom d’usuari
signin-password = Contrasenya
signin-password-missing = Introduïu la vostra contrasenya
signin-act = Inicia la sessió
signin-wrong = El nom d’usuari o la contrasenya no són correctes. Reviseu-los i torneu-ho a provar
signin-locked = Massa intents. Per seguretat, aquest accés queda bloquejat fins a les { $time }. Torneu-ho a provar llavors o demaneu una contrasenya nova al vostre administrador
signin-forgotten = Heu oblidat la contrasenya? El vostre administrador us pot donar un enllaç per posar-ne una de nova.
signin-kept = El vostre formulari s’ha guardat
signin-kept-lead = No s’ha enviat res perquè la sessió s’havia acabat. Inicieu la sessió i el formulari tornarà tal com l’havíeu omplert.
signin-ended = La sessió s’ha acabat
signin-ended-lead = Heu estat una estona sense fer res. Inicieu la sessió i continueu on éreu.
signin-out = Heu tancat la sessió
signin-out-lead = En un ordinador compartit, tanqueu també el navegador.
signin-set = La contrasenya s’ha desat
signin-set-lead = Ara ja podeu iniciar la sessió.
signin-code-title = Codi de l’aplicació d’autenticació
signin-code-hint = Sis xifres. L’aplicació mostra un codi nou cada 30 segons
signin-code-act = Continua
signin-code-wrong = Aquest codi no és correcte o ja s’ha fet servir. Espereu el següent i introduïu-lo
signin-code-lost = Heu perdut el telèfon? Demaneu al vostre administrador que restableixi el compte.
signin-demo = Feu-hi una volta amb un clic
signin-demo-lead = Trieu qui voleu ser. Totes les persones d’aquí són inventades.
signin-with-password = O amb una contrasenya
